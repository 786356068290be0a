/// What is known of hardware and models: tables read when first asked.
@NullMarked
package dev.platformc.hardware.catalog;

import org.jspecify.annotations.NullMarked;
