package dev.guerdon.problem;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Says in the API's description, for every call, how it may be refused: by {@link Refuses} and what its kind has in common. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedProblems implements OASFilter {
    private static final DotName REFUSES = DotName.createSimple(Refuses.class.getName());
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class.getName());

    /** By the id of the call. */
    private final Map<String, Set<Problem>> ownProblems = new HashMap<>();

    /** @param index of the classes of the application */
    public DescribedProblems(IndexView index) {
        for (AnnotationInstance refuses : index.getAnnotations(REFUSES)) {
            String id = refuses.target()
                    .asMethod()
                    .annotation(OPERATION)
                    .value("operationId")
                    .asString();
            Set<Problem> problems = EnumSet.noneOf(Problem.class);
            for (String name : refuses.value().asEnumArray()) {
                problems.add(Problem.valueOf(name));
            }
            ownProblems.put(id, problems);
        }
    }

    @Override
    public Operation filterOperation(Operation call) {
        Set<Problem> problems = CommonProblems.of(call);
        problems.addAll(ownProblems.getOrDefault(call.getOperationId(), Set.of()));
        if (problems.contains(Problem.BUSY)) { // what may be busy may be gone
            problems.add(Problem.NO_DATABASE);
        }
        problems.stream()
                .collect(groupingBy(Problem::status, TreeMap::new, toList()))
                .forEach((status, all) -> call.getResponses().addAPIResponse(status.toString(), response(all)));
        call.getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("refused otherwise; all codes stand at the schema Problem")
                                .content(content()));
        return call;
    }

    private static APIResponse response(Collection<Problem> problems) {
        return OASFactory.createAPIResponse()
                .description(problems.stream()
                        .map(problem -> "`%s`: %s".formatted(problem.code(), problem.title()))
                        .collect(joining(". ", "", ".")))
                .content(content());
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        ProblemAnswer.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(ProblemSchema.NAME)));
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        if (description.getComponents() == null) {
            description.setComponents(OASFactory.createComponents());
        }
        description.getComponents().addSchema(ProblemSchema.NAME, ProblemSchema.schema());
    }
}
