package dev.platformc.hardware.quantity;

/// What an amount measures. Only amounts of one dimension are added and compared.
public sealed interface Dimension {
    /// The word for messages: `bytes`, `data rate`, `price in USD`.
    String describe();

    enum Plain implements Dimension {
        /// Base: 1.
        NUMBER("number"),
        /// Base: 1, so that `60%` is 0.6.
        PERCENT("percentage"),
        BYTES("amount of bytes"),
        /// Base: bytes a second.
        DATA_RATE("data rate"),
        /// Base: seconds.
        DURATION("duration"),
        TOKENS("number of tokens"),
        /// Base: tokens a second.
        TOKEN_RATE("token rate"),
        REQUESTS("number of requests"),
        /// Base: requests a second.
        REQUEST_RATE("request rate");

        private final String words;

        Plain(String words) {
            this.words = words;
        }

        @Override
        public String describe() {
            return words;
        }
    }

    /// An amount of money.
    ///
    /// @param currency ISO 4217
    record Money(String currency) implements Dimension {
        @Override
        public String describe() {
            return "amount of " + currency;
        }
    }

    /// Base: money an hour.
    ///
    /// @param currency ISO 4217
    record Price(String currency) implements Dimension {
        @Override
        public String describe() {
            return "price in " + currency;
        }
    }
}
