package dev.guerdon.problem;

import dev.guerdon.problem.ProblemAnswer.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What Bean Validation found, in the caller's words. */
final class Violations {
    private Violations() {}

    /** The fields at fault by name, or nothing where it is our own answer that breaks its constraints. */
    static Optional<List<FieldError>> errors(ConstraintViolationException found) {
        boolean isOurs = found.getConstraintViolations().stream()
                .flatMap(violation -> nodes(violation.getPropertyPath()).stream())
                .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
        if (isOurs || found.getConstraintViolations().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(found.getConstraintViolations().stream()
                .map(Violations::error)
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::detail))
                .toList());
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        String field = field(violation.getPropertyPath());
        String message = violation.getConstraintDescriptor().getAnnotation() instanceof Size size
                ? "must have " + (size.min() == 0 ? "at most " : size.min() + " to ") + size.max()
                        + (violation.getInvalidValue() instanceof CharSequence ? " characters" : " entries")
                : violation.getMessage();
        return new FieldError(field, "%s %s.".formatted(field, message));
    }

    /** Without the method, and without its parameter where that is the body. */
    private static String field(Path path) {
        StringBuilder field = new StringBuilder();
        List<Path.Node> nodes = nodes(path);
        for (Path.Node node : nodes) {
            boolean isBody = node.getKind() == ElementKind.PARAMETER && node != nodes.get(nodes.size() - 1);
            if (node.getKind() != ElementKind.METHOD && !isBody) {
                append(field, node);
            }
        }
        return field.toString();
    }

    private static void append(StringBuilder field, Path.Node node) {
        if (node.getIndex() != null) {
            field.append('[').append(node.getIndex()).append(']');
        } else if (node.getKey() != null) {
            field.append('.').append(node.getKey());
        }
        if (node.getKind() != ElementKind.CONTAINER_ELEMENT) {
            field.append(field.isEmpty() ? "" : ".").append(node.getName());
        }
    }

    private static List<Path.Node> nodes(Path path) {
        return StreamSupport.stream(path.spliterator(), false).toList();
    }
}
