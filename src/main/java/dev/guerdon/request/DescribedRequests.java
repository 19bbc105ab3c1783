package dev.guerdon.request;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Says in the API's description what all calls have in common about what they take: what ids and pages are, and that in a body
 * null says no more than to leave a field out.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedRequests implements OASFilter {
    private static final String ID = "Id";

    private static final Map<String, String> PARAMETERS = Map.of(
            "after", "The last id of the page before; left out: the first page.",
            "before", "The last one of the page before; left out: the first page.",
            "explain", "Whether every rule is told of: fired, with the values that matched, or why not.",
            "id", "As it was answered when it was started.",
            "job", "One of expiry, release, tiers, scores, segments, lifecycle.",
            "limit", "How many there are on a page, at most.",
            "other", "The version that the first one is held against.",
            "version", "A version of the rulebook, as GET /v1/rulebook/versions lists them.");

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(
                    isId(parameter.getName())
                            ? "An id that the caller chose; it " + Ids.MESSAGE + "."
                            : PARAMETERS.get(parameter.getName()));
        }
        if (isId(parameter.getName())) {
            bound(parameter.getSchema());
        }
        return parameter;
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        Map<String, Schema> schemas = description.getComponents().getSchemas();
        Set<Schema> seen = new HashSet<>();
        description.getPaths().getPathItems().values().stream()
                .map(PathItem::getOperations)
                .flatMap(calls -> calls.values().stream())
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .forEach(schema -> describe(schema, schemas, seen));
    }

    private static void describe(Schema given, Map<String, Schema> schemas, Set<Schema> seen) {
        Schema schema = target(given, schemas).orElse(given);
        if (!seen.add(schema)) {
            return;
        }
        if (schema.getItems() != null) {
            describe(schema.getItems(), schemas, seen);
        }
        List<String> required = Optional.ofNullable(schema.getRequired()).orElse(List.of());
        properties(schema).forEach(field -> {
            describe(field.getValue(), schemas, seen);
            if (isId(field.getKey())) {
                bound(field.getValue());
            }
            if (!required.contains(field.getKey())) {
                schema.addProperty(field.getKey(), orNull(field.getValue(), schemas));
            }
        });
    }

    private static Stream<Map.Entry<String, Schema>> properties(Schema schema) {
        return schema.getProperties() == null ? Stream.of() : Map.copyOf(schema.getProperties()).entrySet().stream();
    }

    private static Schema orNull(Schema schema, Map<String, Schema> schemas) {
        Optional<Schema> target = target(schema, schemas);
        if (target.isEmpty()) {
            return schema.getType().contains(SchemaType.NULL) ? schema : schema.addType(SchemaType.NULL);
        }
        String said = schema.getDescription();
        if (target.get().getProperties() == null) { // a date or a time
            return OASFactory.createSchema()
                    .description(said)
                    .type(List.of(SchemaType.STRING, SchemaType.NULL))
                    .format(target.get().getFormat())
                    .examples(target.get().getExamples());
        }
        return OASFactory.createSchema()
                .description(said)
                .addAnyOf(OASFactory.createSchema().ref(schema.getRef()))
                .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }

    private static Optional<Schema> target(Schema schema, Map<String, Schema> schemas) {
        return Optional.ofNullable(schema.getRef()).map(ref -> schemas.get(ref.substring(ref.lastIndexOf('/') + 1)));
    }

    private static boolean isId(String name) {
        return name.endsWith(ID);
    }

    private static void bound(Schema id) {
        id.setMinLength(1);
        id.setMaxLength(Ids.LONGEST);
    }
}
