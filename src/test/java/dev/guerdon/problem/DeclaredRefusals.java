package dev.guerdon.problem;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Watches over all tests that a call is refused only as it says ({@link Refuses}): another refusal, which the API's
 * description does not know, is answered as a fault instead.
 */
public class DeclaredRefusals {
    private static final int FAULT = 500;

    /** What a call need not say. */
    private static final Set<Problem> COMMON = EnumSet.of(
            Problem.MALFORMED,
            Problem.INVALID,
            Problem.UNKNOWN_FIELD,
            Problem.METHOD_NOT_ALLOWED,
            Problem.NOT_ACCEPTABLE,
            Problem.TOO_LARGE,
            Problem.UNSUPPORTED_MEDIA,
            Problem.INTERNAL,
            Problem.NO_DATABASE);

    @ServerResponseFilter
    public void check(ContainerResponseContext response, ResourceInfo call) {
        Method method = call == null ? null : call.getResourceMethod();
        if (response.getEntity() instanceof ProblemAnswer answer && method != null && isOurs(method)) {
            Arrays.stream(Problem.values())
                    .filter(problem -> problem.code().equals(answer.code()))
                    .filter(problem -> !COMMON.contains(problem) && !isDeclared(problem, method))
                    .forEach(problem -> refuse(response, problem, method));
        }
    }

    private static boolean isOurs(Method method) {
        return method.getDeclaringClass().getAnnotation(Path.class).value().startsWith("/v1");
    }

    private static boolean isDeclared(Problem problem, Method method) {
        Refuses refuses = method.getAnnotation(Refuses.class);
        return refuses != null && Arrays.asList(refuses.value()).contains(problem);
    }

    private static void refuse(ContainerResponseContext response, Problem problem, Method method) {
        response.setStatus(FAULT);
        response.setEntity(ProblemAnswer.ofStatus(
                FAULT, "An undeclared refusal", method + " does not say that it refuses with " + problem));
    }
}
