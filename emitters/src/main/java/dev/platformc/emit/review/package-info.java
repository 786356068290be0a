/// What a reviewer says of Kubernetes objects that others wrote.
@NullMarked
package dev.platformc.emit.review;

import org.jspecify.annotations.NullMarked;
