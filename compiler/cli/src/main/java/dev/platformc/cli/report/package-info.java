/// What a run says at its end: text made from a plan.
@NullMarked
package dev.platformc.cli.report;

import org.jspecify.annotations.NullMarked;
