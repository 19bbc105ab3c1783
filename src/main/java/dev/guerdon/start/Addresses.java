package dev.guerdon.start;

import dev.guerdon.problem.ExpectedJson;
import dev.guerdon.problem.Nearest;
import dev.guerdon.problem.Problem;
import dev.guerdon.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.lang3.StringUtils;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * What stands in the address of a call, checked before anything is done with it: it is text that can be kept, and behind the
 * question mark stands nothing but what the call takes, once, and of the right kind.
 */
@Provider
public class Addresses implements ContainerRequestFilter {
    private final Map<Method, Map<String, Class<?>>> taken = new ConcurrentHashMap<>();

    /** Refuses an address that says what nobody would read, or what could be read in two ways. */
    @Override
    public void filter(ContainerRequestContext request) {
        ResteasyReactiveRequestContext sent = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
        String address = sent.serverRequest().getRequestAbsoluteUri();
        requireNoSemicolon(address);
        sent.getAllPathParameters(true)
                .forEach((name, values) -> values.forEach(value -> PercentEncoded.requireText(value, name)));
        checkQuery(
                address,
                request.getUriInfo().getQueryParameters(),
                sent.getTarget().getLazyMethod().getMethod());
    }

    /** What stands behind one is taken for a parameter of the path, which no call has, and out of the id. */
    private static void requireNoSemicolon(String address) {
        if (StringUtils.substringBefore(address, '?').indexOf(';') >= 0) {
            throw Problem.INVALID.because("There is a semicolon in the path: write it as %3B.");
        }
    }

    private void checkQuery(String address, MultivaluedMap<String, String> query, Method method) {
        Map<String, Class<?>> known = taken.computeIfAbsent(method, Addresses::parameters);
        query.forEach((name, values) -> {
            Class<?> type = known.get(name);
            if (type == null) {
                throw unknown(name, known);
            }
            if (values.size() > 1) {
                throw Problem.INVALID.at(name, name + " is there " + values.size() + " times: send it once.");
            }
            checkValue(name, values.get(0), type);
        });
        for (String parameter : StringUtils.substringAfter(address, '?').split("&", -1)) {
            PercentEncoded.requireText(parameter, StringUtils.substringBefore(parameter, '='));
        }
    }

    private static Map<String, Class<?>> parameters(Method method) {
        Map<String, Class<?>> parameters = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam named = parameter.getAnnotation(QueryParam.class);
            if (named != null) {
                parameters.put(named.value(), parameter.getType());
            }
        }
        return parameters;
    }

    private static Refusal unknown(String name, Map<String, Class<?>> known) {
        String hint = known.isEmpty()
                ? "This call takes none."
                : Nearest.to(name, known.keySet())
                        .map("Did you mean %s?"::formatted)
                        .orElseGet(() -> "There are " + String.join(", ", List.copyOf(known.keySet())) + ".");
        return Problem.UNKNOWN_FIELD.at(name, "There is no parameter %s here. %s".formatted(name, hint));
    }

    private static void checkValue(String name, String value, Class<?> type) {
        if (!isOf(type, value)) {
            throw Problem.INVALID.at(name, "%s must be %s.".formatted(name, ExpectedJson.of(type)));
        }
    }

    private static boolean isOf(Class<?> type, String value) {
        try {
            if (type == int.class) {
                Integer.parseInt(value);
            } else if (type == long.class) {
                Long.parseLong(value);
            } else if (type == boolean.class) {
                return value.equals("true") || value.equals("false");
            }
            return true;
        } catch (NumberFormatException isNone) {
            return false;
        }
    }
}
