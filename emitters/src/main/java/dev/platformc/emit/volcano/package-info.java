/// Volcano: queues, the network's tree, jobs and groups of pods, and the plug-ins that read them.
@NullMarked
package dev.platformc.emit.volcano;

import org.jspecify.annotations.NullMarked;
