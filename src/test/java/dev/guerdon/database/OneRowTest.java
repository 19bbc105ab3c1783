package dev.guerdon.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.database.RoundTrip.Elements;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneRowTest {
    private static final String MANY = "select ?, r.* from unnest(?::text[],\n ?::date[]) as r where r.a = any (?)";

    @Test
    void oneRowComesAsValues() {
        OneRow one = OneRow.of(MANY);

        assertThat(one.sql()).isEqualTo("select ?, r.* from (values (?::text,\n ?::date)) as r where r.a = any (?)");
        assertThat(one.parameters(List.of(
                        "first", texts("a"), new Elements("date", Collections.singletonList(null)), texts("b"))))
                .hasValue(Arrays.asList("first", "a", null, texts("b")));
    }

    @Test
    void anythingButOneRowComesAsArrays() {
        assertThat(OneRow.of(MANY).parameters(List.of("first", texts(), texts(), texts("b"))))
                .isEmpty();
        assertThat(OneRow.of(MANY).parameters(List.of("first", texts("a", "b"), texts("a", "b"), texts("b"))))
                .isEmpty();
    }

    @Test
    void whatAnArrayIsComparedWithAndWhatIsNumberedStaysAnArray() {
        String compared = "select * from coupon where code = any (?)";
        String numbered = "select * from unnest(?::text[]) with ordinality as asked (code, place)";

        assertThat(OneRow.of(compared).parameters(List.of(texts("a")))).isEmpty();
        assertThat(OneRow.of(numbered).parameters(List.of(texts("a")))).isEmpty();
    }

    @Test
    void severalSetsOfRowsAreTurnedTogether() {
        OneRow one = OneRow.of("select * from unnest(?::text[]) as a, unnest(?::integer[]) as b where a = ?");

        assertThat(one.sql())
                .isEqualTo("select * from (values (?::text)) as a, (values (?::integer)) as b where a = ?");
        assertThat(one.parameters(List.of(texts("a"), new Elements("integer", List.of(1, 2)), "c")))
                .isEmpty();
        assertThat(one.parameters(List.of(texts("a"), new Elements("integer", List.of(1)), "c")))
                .hasValue(List.of("a", 1, "c"));
    }

    private static Elements texts(String... values) {
        return new Elements("text", List.of(values));
    }
}
