package dev.platformc.cli.report;

import dev.platformc.hardware.quantity.Rational;

/// Numbers and counted nouns as people read them; the same in every locale.
final class Words {
    private Words() {}

    /// `1 node`, `32 nodes`, `1,024 GPUs`
    static String count(long count, String noun) {
        return grouped(count) + " " + plural(count, noun);
    }

    /// The noun alone, in the plural unless `count` is 1.
    static String plural(long count, String noun) {
        if (count == 1) {
            return noun;
        }
        return noun.endsWith("y") && !noun.endsWith("ay")
                ? noun.substring(0, noun.length() - 1) + "ies"
                : noun + "s";
    }

    /// With commas between thousands.
    static String grouped(long number) {
        var digits = Long.toString(Math.abs(number));
        var text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return number < 0 ? "-" + text : text.toString();
    }

    /// Two decimals, with commas between thousands.
    static String money(Rational amount) {
        var fixed = amount.toFixed(2);
        int point = fixed.indexOf('.');
        return grouped(Long.parseLong(fixed.substring(0, point))) + fixed.substring(point);
    }
}
