package dev.guerdon.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says in the API's description, for every call at once, what a refusal looks like. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DescribedProblems implements OASFilter {
    private static final String NAME = "Problem";
    private static final String EXAMPLE = """
            {"type": "urn:guerdon:problem:invalid", "title": "A value is missing or out of bounds", "status": 400,
             "detail": "must be greater than or equal to 1", "code": "invalid", "field": "lines[0].quantity"}""";

    @Override
    public Operation filterOperation(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") && response.getContent() == null) {
                response.setContent(content());
            }
        });
        operation
                .getResponses()
                .addAPIResponse("default", OASFactory.createAPIResponse().ref(NAME));
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        if (description.getComponents() == null) {
            description.setComponents(OASFactory.createComponents());
        }
        description.getComponents().addSchema(NAME, schema()).addResponse(NAME, response());
    }

    private static APIResponse response() {
        return OASFactory.createAPIResponse()
                .description("refused, and nothing was changed; the codes are "
                        + Arrays.stream(Problem.values())
                                .map(problem -> "`%s` (%d)".formatted(problem.code(), problem.status()))
                                .collect(Collectors.joining(", ")))
                .content(content()
                        .addMediaType(
                                ProblemAnswer.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(NAME))
                                        .addExample(
                                                "a value out of bounds",
                                                OASFactory.createExample().value(EXAMPLE))));
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        ProblemAnswer.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(NAME)));
    }

    private static Schema schema() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457")
                .addProperty("type", text("a URI, the same for every occurrence of the problem"))
                .addProperty("title", text("the same for every occurrence of the problem"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("a sentence that says what to do"))
                .addProperty("code", text("stable, for programs"))
                .addProperty("field", text("the field at fault, as a path; left out where there is none"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
