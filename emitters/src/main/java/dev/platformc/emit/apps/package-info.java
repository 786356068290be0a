/// Applications that live beside the endpoints they ask: Deployment, Service.
@NullMarked
package dev.platformc.emit.apps;

import org.jspecify.annotations.NullMarked;
