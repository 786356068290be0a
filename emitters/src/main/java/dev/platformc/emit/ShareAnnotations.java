package dev.platformc.emit;

import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.hardware.quantity.Rational;
import java.util.Map;
import java.util.TreeMap;

/// What a pod says of the part of a card that it takes.
///
/// Our agent reads what a pod is given at the least and at the most, and the part of the memory;
/// KAI reads the fraction, below 1, and deals it out itself. The device plugin reads none of it:
/// its parts are equal.
final class ShareAnnotations {
    private static final String FRACTION = "gpu-fraction";

    private ShareAnnotations() {}

    static Map<String, String> of(Sharing sharing, Rational ratio) {
        var annotations = new TreeMap<String, String>();
        var part = ratio.toDecimal(4);
        boolean isMps = sharing.slice().value() instanceof Slicing.Mps;
        switch (sharing.keeper()) {
            case DEVICE_PLUGIN, CLAIMS -> {}
            case KAI -> {
                if (!ratio.equals(Rational.ONE)) {
                    annotations.put(FRACTION, part);
                }
                if (isMps && !ratio.equals(Rational.ONE)) {
                    annotations.put("mps", "true");
                }
            }
            case AGENT -> {
                annotations.put(FRACTION, part);
                if (sharing.slice().value() instanceof Slicing.Time time) {
                    annotations.put("gpu-compute-request", part);
                    annotations.put("gpu-compute-limit", time.strict().value() ? part : "1");
                }
            }
        }
        return annotations;
    }
}
