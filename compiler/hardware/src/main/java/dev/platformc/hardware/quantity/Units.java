package dev.platformc.hardware.quantity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The closed list of units; currencies are the ISO 4217 codes in use.
public final class Units {
    private static final String CURRENCIES =
            " AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP"
                    + " BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR"
                    + " FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK"
                    + " JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL"
                    + " MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB"
                    + " PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS"
                    + " SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS"
                    + " VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG ";
    private static final Rational HOUR = Rational.of(3600);
    private static final Rational YEAR = Rational.of(365 * 24);
    private static final Map<String, Unit> TABLE = table();

    private Units() {}

    /// The unit with exactly this symbol.
    public static Optional<Unit> find(String symbol) {
        var unit = TABLE.get(symbol);
        return unit != null ? Optional.of(unit) : money(symbol);
    }

    public static boolean isCurrency(String code) {
        return code.length() == 3 && CURRENCIES.contains(" " + code + " ");
    }

    /// Units that may have been meant, likeliest first: the same letters in other case, then one
    /// letter apart.
    public static List<String> nearest(String symbol) {
        var near = new ArrayList<String>();
        for (var known : TABLE.keySet()) {
            if (known.equalsIgnoreCase(symbol)) {
                near.add(known);
            }
        }
        var lower = symbol.toLowerCase(Locale.ROOT);
        for (var known : TABLE.keySet()) {
            if (!near.contains(known)
                    && Spelling.distance(lower, known.toLowerCase(Locale.ROOT)) == 1) {
                near.add(known);
            }
        }
        return near.size() > 3 ? List.copyOf(near.subList(0, 3)) : List.copyOf(near);
    }

    private static Optional<Unit> money(String symbol) {
        int slash = symbol.indexOf('/');
        var code = slash < 0 ? symbol : symbol.substring(0, slash);
        if (!isCurrency(code)) {
            return Optional.empty();
        }
        if (slash < 0) {
            return Optional.of(new Unit(symbol, new Dimension.Money(code), Rational.ONE, true));
        }
        return hours(symbol.substring(slash + 1))
                .map(hours ->
                        new Unit(
                                symbol,
                                new Dimension.Price(code),
                                Rational.ONE.dividedBy(hours),
                                true));
    }

    private static Optional<Rational> hours(String period) {
        return switch (period) {
            case "h" -> Optional.of(Rational.ONE);
            case "d" -> Optional.of(Rational.of(24));
            case "month" -> Optional.of(YEAR.dividedBy(Rational.of(12)));
            case "y" -> Optional.of(YEAR);
            default -> Optional.empty();
        };
    }

    private static Map<String, Unit> table() {
        var table = new LinkedHashMap<String, Unit>();
        add(table, "%", Dimension.Plain.PERCENT, Rational.of(1, 100), false);
        add(table, "bytes", Dimension.Plain.BYTES, Rational.ONE, true);
        addScaled(table, new String[] {"kB", "MB", "GB", "TB", "PB"}, 1000, 1);
        addScaled(table, new String[] {"KiB", "MiB", "GiB", "TiB", "PiB"}, 1024, 1);
        addBitRates(table);
        add(table, "ms", Dimension.Plain.DURATION, Rational.of(1, 1000), false);
        add(table, "s", Dimension.Plain.DURATION, Rational.ONE, false);
        add(table, "min", Dimension.Plain.DURATION, Rational.of(60), false);
        add(table, "h", Dimension.Plain.DURATION, HOUR, false);
        add(table, "d", Dimension.Plain.DURATION, HOUR.times(24), false);
        add(table, "w", Dimension.Plain.DURATION, HOUR.times(24 * 7), false);
        add(table, "y", Dimension.Plain.DURATION, HOUR.times(YEAR), false);
        add(table, "M", Dimension.Plain.NUMBER, Rational.of(1_000_000L), false);
        add(table, "B", Dimension.Plain.NUMBER, Rational.of(1_000_000_000L), false);
        add(table, "T", Dimension.Plain.NUMBER, Rational.of(1_000_000_000_000L), false);
        addRates(table, "tokens", Dimension.Plain.TOKENS, Dimension.Plain.TOKEN_RATE);
        addRates(table, "req", Dimension.Plain.REQUESTS, Dimension.Plain.REQUEST_RATE);
        return table;
    }

    private static void addScaled(
            Map<String, Unit> table, String[] symbols, long factor, long start) {
        var scale = Rational.of(start);
        for (var symbol : symbols) {
            scale = scale.times(factor);
            add(table, symbol, Dimension.Plain.BYTES, scale, false);
            add(table, symbol + "/s", Dimension.Plain.DATA_RATE, scale, false);
        }
    }

    private static void addBitRates(Map<String, Unit> table) {
        var scale = Rational.of(1, 8);
        for (var symbol : new String[] {"kb/s", "Mb/s", "Gb/s", "Tb/s"}) {
            scale = scale.times(1000);
            add(table, symbol, Dimension.Plain.DATA_RATE, scale, false);
        }
    }

    private static void addRates(
            Map<String, Unit> table, String word, Dimension amount, Dimension rate) {
        add(table, word, amount, Rational.ONE, true);
        add(table, word + "/s", rate, Rational.ONE, true);
        add(table, word + "/min", rate, Rational.of(1, 60), true);
        add(table, word + "/h", rate, Rational.of(1, 3600), true);
    }

    private static void add(
            Map<String, Unit> table,
            String symbol,
            Dimension dimension,
            Rational toBase,
            boolean spaced) {
        table.put(symbol, new Unit(symbol, dimension, toBase, spaced));
    }
}
