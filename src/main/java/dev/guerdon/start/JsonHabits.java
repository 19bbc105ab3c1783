package dev.guerdon.start;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.BigDecimalDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * How JSON is read and written everywhere: numbers are exact, nothing is guessed, nothing is dropped. A caller who sends
 * {@code "2"} or {@code 1.5} where a whole number belongs learns of it instead of finding it cut later.
 */
@Singleton
public class JsonHabits implements ObjectMapperCustomizer {
    private static final int DIGITS = 40;
    private static final int DEPTH = 50;

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
                .configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true)
                .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true)
                .configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false)
                .configure(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true)
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
                // a time keeps the offset it was sent with
                .configure(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE, false)
                .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
        mapper.setConfig(mapper.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        // what is left out is null, what is null is empty: where only one of them changes anything, they must be told
        // apart
        mapper.registerModule(new Jdk8Module().configureReadAbsentAsNull(true));
        mapper.registerModule(new SimpleModule("exact numbers")
                .addDeserializer(BigDecimal.class, new ExactNumber())
                .addDeserializer(Integer.class, new WholeNumber<>(Integer.class, BigDecimal::intValueExact))
                .addDeserializer(Integer.TYPE, new WholeNumber<>(Integer.TYPE, BigDecimal::intValueExact))
                .addDeserializer(Long.class, new WholeNumber<>(Long.class, BigDecimal::longValueExact))
                .addDeserializer(Long.TYPE, new WholeNumber<>(Long.TYPE, BigDecimal::longValueExact)));
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(DIGITS)
                        .maxNestingDepth(DEPTH)
                        .build());
    }

    /** {@code 1e999999999} is short to send and does not fit into memory once it is added to anything. */
    private static final class ExactNumber extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        ExactNumber() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            BigDecimal number = BigDecimalDeserializer.instance.deserialize(parser, context);
            if (number != null && Math.abs(number.scale()) > DIGITS) {
                throw context.weirdNumberException(number, BigDecimal.class, "out of bounds");
            }
            return number;
        }
    }
}
