/// NetworkPolicies of closed clusters: a namespace reaches itself and DNS, and what the platform
/// connects beyond that is opened, from both ends.
@NullMarked
package dev.platformc.emit.network;

import org.jspecify.annotations.NullMarked;
