package dev.platformc.core.model;

import dev.platformc.core.text.Span;
import java.util.function.Function;

/// A value and where it came from.
public record Sourced<T>(T value, Origin origin) {
    public static <T> Sourced<T> written(T value, Span span) {
        return new Sourced<>(value, new Origin.Written(span));
    }

    public static <T> Sourced<T> preset(T value, Span declaration) {
        return new Sourced<>(value, new Origin.Default(declaration));
    }

    public static <T> Sourced<T> inferred(T value, String reason, Span declaration) {
        return new Sourced<>(value, new Origin.Inferred(reason, declaration));
    }

    public <U> Sourced<U> map(Function<? super T, ? extends U> change) {
        return new Sourced<>(change.apply(value), origin);
    }

    public Span span() {
        return origin.span();
    }

    public boolean isWritten() {
        return origin instanceof Origin.Written || origin instanceof Origin.Copied;
    }
}
