package dev.guerdon.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemSchemaTest {
    @Test
    void everyFieldOfARefusalIsDescribed() {
        assertThat(ProblemSchema.schema().getProperties())
                .containsOnlyKeys(Arrays.stream(ProblemAnswer.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toArray(String[]::new));
    }

    @Test
    void everyCodeIsNamed() {
        String codes = ProblemSchema.schema().getProperties().get("code").getDescription();
        assertThat(Problem.values()).allSatisfy(problem -> assertThat(codes).contains(problem.code()));
    }
}
