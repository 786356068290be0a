package dev.platformc.cli.prelink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What records and switches do, as text: run with and without [PlainCalls].
public final class Conduct implements Supplier<List<String>> {

    record All(
            boolean flag,
            byte small,
            char letter,
            short number,
            int count,
            long large,
            float half,
            double whole,
            @Nullable String text,
            List<String> list,
            @Nullable Empty nested) {}

    record Empty() {}

    record Generic<T>(T value, List<T> others) {}

    /// Its `equals` and `hashCode` are its own.
    record Own(int value) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Own;
        }

        @Override
        public int hashCode() {
            return 7;
        }
    }

    sealed interface Shape {
        /// A switch inside an interface.
        default String kind() {
            return switch (this) {
                case Circle _ -> "circle";
                case Square _ -> "square";
            };
        }
    }

    record Circle(int radius) implements Shape {}

    record Square(long side) implements Shape {}

    @Override
    public List<String> get() {
        var said = new ArrayList<String>();
        var objects = objects();
        for (var one : objects) {
            for (var other : objects) {
                said.add(Objects.equals(one, other) + " " + Objects.equals(other, one));
            }
            said.add(Objects.hashCode(one) + " " + label(one) + " " + guarded(one));
        }
        orders().forEach(order -> said.add(all().stream().sorted(order).toList().toString()));
        said.add(new Circle(1).kind() + new Square(1).kind());
        return said;
    }

    private static List<All> all() {
        return IntStream.range(0, 12).mapToObj(Conduct::all).toList();
    }

    private static List<Comparator<All>> orders() {
        return List.of(
                Comparator.comparing(All::number),
                Comparator.comparing(All::small, Comparator.reverseOrder()),
                Comparator.comparingInt(All::letter),
                Comparator.comparingLong(All::large),
                Comparator.comparingDouble(All::whole),
                Comparator.comparing(All::flag).thenComparing(All::count),
                Comparator.comparing(All::flag).thenComparing(All::half, Float::compare),
                Comparator.comparing(All::flag)
                        .thenComparing(Comparator.comparing(All::number).reversed()),
                Comparator.comparing(All::flag).thenComparingInt(All::letter),
                Comparator.comparing(All::flag).thenComparingLong(All::large),
                Comparator.comparing(All::flag).thenComparingDouble(All::half));
    }

    private static List<@Nullable Object> objects() {
        var objects = new ArrayList<@Nullable Object>();
        objects.add(null);
        for (int part = 0; part < 12; part++) {
            objects.add(all(part));
            objects.add(all(part));
        }
        objects.add(new Empty());
        objects.add(new Empty());
        objects.add(new Generic<>("a", List.of("b")));
        objects.add(new Generic<>("a", List.of("b")));
        objects.add(new Generic<>("a", List.of("c")));
        objects.add(new Own(1));
        objects.add(new Own(2));
        objects.add(new Circle(3));
        objects.add(new Circle(30));
        objects.add(new Square(3));
        objects.add("text");
        objects.add("");
        objects.add(12);
        objects.add(12L);
        objects.add(Double.NaN);
        objects.add(0.0);
        objects.add(-0.0);
        return objects;
    }

    /// Each differs from number 11 in one component.
    private static All all(int part) {
        return new All(
                part != 0,
                part == 1 ? (byte) -1 : (byte) 1,
                part == 2 ? 'x' : 'y',
                part == 3 ? (short) 300 : (short) 3,
                part == 4 ? Integer.MIN_VALUE : 4,
                part == 5 ? 1L << 32 : 1L,
                part == 6 ? Float.NaN : 0.0f,
                part == 7 ? -0.0 : 0.0,
                part == 8 ? null : "text",
                part == 9 ? List.of("a") : List.of(),
                part == 10 ? null : new Empty());
    }

    private static String label(@Nullable Object object) {
        return switch (object) {
            case null -> "nothing";
            case CharSequence text -> "text " + text.length();
            case Integer number -> "int " + number;
            case Number number -> "number " + number;
            case Shape shape -> shape.kind();
            case Record record -> "record " + record.getClass().getSimpleName();
            default -> "other";
        };
    }

    /// Guards that fail make the switch go on behind their label.
    private static String guarded(@Nullable Object object) {
        return switch (object) {
            case String text when text.isEmpty() -> "empty";
            case Circle circle when circle.radius() > 10 -> "large";
            case Circle circle when circle.radius() > 2 -> "middling";
            case String text -> text;
            case Shape _ -> "small";
            case null, default -> "other";
        };
    }
}
