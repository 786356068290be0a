/// What was decided: the platform together with where everything stands, proved or not. No Z3 here.
@NullMarked
package dev.platformc.plan;

import org.jspecify.annotations.NullMarked;
