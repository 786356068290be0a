/// The one entry point of turnkey's loader, in its own name: Z3's `Native` class calls it.
@NullMarked
package tools.aqua.turnkey.support;

import org.jspecify.annotations.NullMarked;
