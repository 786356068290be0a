/// Devices that are claimed: classes of them, templates of claims, domains of NVLink.
@NullMarked
package dev.platformc.emit.dra;

import org.jspecify.annotations.NullMarked;
