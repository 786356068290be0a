/// The front end as a whole: text in, platform and diagnostics out.
@NullMarked
package dev.platformc.core;

import org.jspecify.annotations.NullMarked;
