package dev.platformc.core.syntax;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// The words for numbers with a unit that does not exist.
final class UnitMessages {
    private UnitMessages() {}

    /// @param text the number and what stands behind it
    static Diagnostic unknown(String text, Span at) {
        int end = 0;
        while (end < text.length() && "0123456789._".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        var unit = text.substring(end).strip();
        var place = new Span(at.file(), at.end() - unit.length(), at.end());
        if (unit.matches("g\\.[0-9].*")) {
            return Diagnostic.of(
                    Code.UNKNOWN_UNIT,
                    "`" + text + "` is not written as a slice",
                    at,
                    "a slice reads like `1g.10gb`");
        }
        if (unit.matches("g[0-9]+gb")) {
            var right = text.substring(0, end) + "g." + unit.substring(1);
            return Diagnostic.of(
                            Code.UNKNOWN_UNIT,
                            "`" + text + "` is not written as a slice",
                            at,
                            "a dot belongs behind the `g`")
                    .withFix(SyntaxMessages.fix("use `" + right + "`", new Edit(at, right)));
        }
        if (unit.contains("-") || unit.matches("[a-z]+[0-9].*")) {
            return Diagnostic.of(
                            Code.UNKNOWN_UNIT,
                            "there is no unit `" + unit + "`",
                            place,
                            "so many of something is written with `x`")
                    .withFix(
                            SyntaxMessages.fix(
                                    "put an `x` between them",
                                    new Edit(at, text.substring(0, end) + " x " + unit)));
        }
        if (unit.equals("m")) {
            return thousandths(text.substring(0, end), place, at);
        }
        if (unit.matches("[eE][0-9]*")) {
            return Diagnostic.of(
                    Code.UNKNOWN_UNIT,
                    "numbers have no exponent",
                    at,
                    "write all digits, `_` may stand between them");
        }
        var compact = unit.replace(" ", "");
        var right = Units.find(compact).isPresent() ? List.of(compact) : period(compact);
        if (!compact.equals(unit) && !right.isEmpty()) {
            return spaced(text.substring(0, end), right.getFirst(), place);
        }
        if (Units.find(unit).isPresent()) {
            return Diagnostic.of(
                            Code.UNKNOWN_UNIT,
                            "the number and `" + unit + "` stand too far apart",
                            at,
                            "at most one space may stand between them")
                    .withFix(
                            SyntaxMessages.safe(
                                    "bring them together",
                                    new Edit(at, text.substring(0, end) + " " + unit)));
        }
        return suggest(unit, place);
    }

    /// `500m`, as Kubernetes writes half a core.
    private static Diagnostic thousandths(String number, Span unit, Span at) {
        var message =
                Diagnostic.of(
                                Code.UNKNOWN_UNIT,
                                "there is no unit `m`",
                                unit,
                                "thousandths, minutes or megabytes?")
                        .withNote("thousandths of a core have no unit here: half a core is `0.5`");
        if (number.matches("[0-9]{1,6}")) {
            var decimal = new BigDecimal(number).movePointLeft(3).stripTrailingZeros();
            message =
                    message.withFix(
                            SyntaxMessages.fix(
                                    "write thousandths as a decimal",
                                    new Edit(at, decimal.toPlainString())));
        }
        return message.withFix(SyntaxMessages.fix("use `min`", new Edit(unit, "min")))
                .withFix(SyntaxMessages.fix("use `MB`", new Edit(unit, "MB")));
    }

    /// `98.32 USD / hour`
    private static Diagnostic spaced(String number, String right, Span at) {
        return Diagnostic.of(
                        Code.UNKNOWN_UNIT,
                        "a price is written without spaces around its `/`",
                        at,
                        "`" + right + "` is one unit")
                .withNote("with spaces `/` divides")
                .withFix(
                        SyntaxMessages.fix(
                                "write `" + number + " " + right + "`", new Edit(at, right)));
    }

    private static Diagnostic suggest(String unit, Span at) {
        var near = near(unit);
        var message =
                Diagnostic.of(
                        Code.UNKNOWN_UNIT,
                        unit.matches("[A-Z]{3}(/.*)?") && near.isEmpty()
                                ? "there is no unit and no currency `" + unit + "`"
                                : "there is no unit `" + unit + "`",
                        at,
                        near.isEmpty() ? "not a unit" : "did you mean `" + near.getFirst() + "`?");
        if (near.isEmpty()) {
            return message.withNote(
                    "units are `kB` `MB` `GB` `TB` `KiB` `MiB` `GiB` `TiB` `bytes`, `Gb/s` `GB/s`,"
                            + " `ms` `s` `min` `h` `d`, `tokens` `req` and either with `/s`, `M` `B`"
                            + " `T`, `%`, currencies (`USD`, `USD/h`)");
        }
        for (var candidate : near) {
            message =
                    message.withFix(
                            SyntaxMessages.fix("use `" + candidate + "`", new Edit(at, candidate)));
        }
        return message;
    }

    /// Other systems' spellings first, then what looks alike.
    private static List<String> near(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "k" -> List.of("kB");
            case "m" -> List.of("MB", "min");
            case "g" -> List.of("GB");
            case "t" -> List.of("TB");
            case "ki" -> List.of("KiB");
            case "mi" -> List.of("MiB");
            case "gi" -> List.of("GiB");
            case "ti" -> List.of("TiB");
            case "gbit/s", "gbps", "gbit" -> List.of("Gb/s");
            case "mbit/s", "mbps", "mbit" -> List.of("Mb/s");
            case "gig", "gigs", "gbs" -> List.of("GB", "GiB");
            case "sec", "secs", "second", "seconds" -> List.of("s");
            case "minute", "minutes", "mins" -> List.of("min");
            case "hr", "hrs", "hour", "hours" -> List.of("h");
            case "day", "days" -> List.of("d");
            case "week", "weeks" -> List.of("w");
            case "year", "years" -> List.of("y");
            case "token", "tok" -> List.of("tokens");
            case "tps", "tok/s", "token/s" -> List.of("tokens/s");
            case "rps", "qps", "requests/s", "request/s" -> List.of("req/s");
            case "byte" -> List.of("bytes");
            case "percent", "pct" -> List.of("%");
            default -> period(unit);
        };
    }

    /// `USD/hour`.
    private static List<String> period(String unit) {
        int slash = unit.indexOf('/');
        if (slash < 0) {
            return nearest(unit);
        }
        var amount = unit.substring(0, slash);
        if (amount.matches("[A-Za-z]{4,}")) {
            amount = amount.substring(0, 3).toUpperCase(Locale.ROOT);
        }
        var period =
                switch (unit.substring(slash + 1)) {
                    case "sec", "second" -> "s";
                    case "hr", "hour" -> "h";
                    case "day" -> "d";
                    case "year" -> "y";
                    default -> unit.substring(slash + 1);
                };
        var right = amount + "/" + period;
        return Units.find(right).isPresent() ? List.of(right) : nearest(unit);
    }

    /// Only those that differ in case, when there are such.
    private static List<String> nearest(String unit) {
        var near = Units.nearest(unit);
        var same = near.stream().filter(unit::equalsIgnoreCase).toList();
        return same.isEmpty() ? near : same;
    }

    /// `8x worker`.
    static Diagnostic joined(String text, Span at) {
        var number = text.substring(0, text.length() - 1);
        return Diagnostic.of(
                        Code.BAD_SYNTAX,
                        "`" + text + "` is read as one word",
                        at,
                        "a space belongs before the `x`")
                .withFix(SyntaxMessages.safe("put it there", new Edit(at, number + " x")));
    }
}
