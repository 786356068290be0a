/// Rules: what is known about a platform, and whether its policies hold.
@NullMarked
package dev.platformc.core.rule;

import org.jspecify.annotations.NullMarked;
