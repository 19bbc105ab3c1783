package dev.guerdon.start;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads whole numbers by their value: {@code 6.0} is 6, as programs write it that know one kind of number only. What is not
 * whole, or too large, is refused as everywhere.
 */
final class WholeNumber<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private static final int MOST_DIGITS = 40;

    private final transient JsonDeserializer<?> usual;
    private final transient Function<BigDecimal, T> exactly;

    /** @param exactly throws an {@link ArithmeticException} for a number that the type does not hold */
    WholeNumber(Class<T> type, Function<BigDecimal, T> exactly) {
        super(type);
        this.usual = NumberDeserializers.find(type, type.getName());
        this.exactly = exactly;
    }

    @Override
    @SuppressWarnings("unchecked") // the usual one reads this very type
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            Optional<T> whole = whole(parser.getDecimalValue());
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        return (T) usual.deserialize(parser, context);
    }

    /** The scale comes first: {@code 1e999999999} is short to send and would take long to write out. */
    private Optional<T> whole(BigDecimal number) {
        try {
            return Math.abs(number.scale()) > MOST_DIGITS ? Optional.empty() : Optional.of(exactly.apply(number));
        } catch (ArithmeticException isNot) {
            return Optional.empty();
        }
    }

    @Override
    @SuppressWarnings("unchecked") // likewise
    public T getNullValue(DeserializationContext context) throws JsonMappingException {
        return (T) usual.getNullValue(context);
    }
}
