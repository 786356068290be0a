/// What is asked of Prometheus exists, and what rings does so when it should.
@NullMarked
package dev.platformc.emit.monitoring;

import org.jspecify.annotations.NullMarked;
