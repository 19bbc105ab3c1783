package dev.guerdon.problem;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** {@link ProblemAnswer} in the API's description. It can't be taken from the class, which does not know what it carries. */
final class ProblemSchema {
    static final String NAME = "Problem";

    private static final String EXAMPLE = """
            {"type": "urn:guerdon:problem:invalid", "title": "A value is missing or out of bounds", "status": 400,
             "detail": "lines[0].quantity must be greater than or equal to 1.", "code": "invalid",
             "field": "lines[0].quantity", "errors": [{"field": "lines[0].quantity",
               "detail": "lines[0].quantity must be greater than or equal to 1."}]}""";

    private ProblemSchema() {}

    static Schema schema() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457: refused, and nothing was changed. What has no value is left out.")
                .addProperty("type", text("a URI, the same for every occurrence of the problem"))
                .addProperty("title", text("the same for every occurrence of the problem"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("a sentence that says what to do"))
                .addProperty("code", text("stable, for programs: " + codes() + "; or http- and the status"))
                .addProperty("field", text("the field at fault, as a path"))
                .addProperty("errors", list(error(), "all fields at fault, of invalid"))
                .addProperty("decision", reference("Decision"))
                .addProperty("problems", list(reference("ProblemView"), "all that is wrong, of rulebook-refused"))
                .addProperty("reference", text("finds the fault in the log, of internal"))
                .addExample(EXAMPLE);
    }

    private static String codes() {
        return Arrays.stream(Problem.values())
                .map(problem -> "%s (%d)".formatted(problem.code(), problem.status()))
                .collect(Collectors.joining(", "));
    }

    private static Schema error() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("field", text("as a path"))
                .addProperty("detail", text("a sentence"));
    }

    private static Schema list(Schema items, String description) {
        return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items).description(description);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(name);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
