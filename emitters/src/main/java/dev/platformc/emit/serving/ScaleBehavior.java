package dev.platformc.emit.serving;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.Document;
import dev.platformc.hardware.quantity.Quantity;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// How long a load must last before the number of replicas follows it, for every back end whose
/// autoscaler is in the end a HorizontalPodAutoscaler.
public record ScaleBehavior(Window scaleUp, Window scaleDown) {
    public record Window(int stabilizationWindowSeconds) {}

    /// A replica takes minutes to load its weights: one that is let go too soon is missed.
    private static final int USUAL_DOWN_SECONDS = 300;

    public static ScaleBehavior of(Endpoint endpoint) {
        var scale = endpoint.details().scale();
        return new ScaleBehavior(
                new Window(seconds(scale == null ? null : scale.upAfter(), 0)),
                new Window(seconds(scale == null ? null : scale.downAfter(), USUAL_DOWN_SECONDS)));
    }

    /// @param at pointer to the behaviour
    public static Document origins(Document document, Endpoint endpoint, String at) {
        var scale = endpoint.details().scale();
        var result = document;
        if (scale != null && scale.upAfter() != null) {
            result = result.from(at + "/scaleUp", scale.upAfter().origin());
        }
        if (scale != null && scale.downAfter() != null) {
            result = result.from(at + "/scaleDown", scale.downAfter().origin());
        }
        return result;
    }

    private static int seconds(@Nullable Sourced<Quantity> written, int otherwise) {
        if (written == null) {
            return otherwise;
        }
        BigInteger seconds = written.value().amount().ceiling();
        return seconds.intValueExact();
    }
}
