package dev.guerdon.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What is wrong with a body of JSON, in the words of who wrote it: the field's path and what is expected there. */
public final class JsonFault {
    private static final int FIELDS_LISTED = 20;

    private JsonFault() {}

    /** The refusal that a fault of Jackson amounts to. */
    public static Refusal refusal(JsonProcessingException fault) {
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return unknownField(unknown);
        }
        if (fault instanceof ValueInstantiationException refused && refused.getCause() != null) {
            return Problem.INVALID.at(path(refused), refused.getCause().getMessage());
        }
        if (fault instanceof MismatchedInputException mismatch) {
            return mismatch(mismatch);
        }
        if (fault instanceof JsonMappingException wrapper
                && wrapper.getCause() instanceof InputCoercionException coerced) {
            return expected(path(wrapper), coerced.getTargetType());
        }
        return BrokenJson.refusal(fault);
    }

    private static Refusal unknownField(UnrecognizedPropertyException fault) {
        Collection<String> known = new TreeSet<>();
        if (fault.getKnownPropertyIds() != null) {
            fault.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
        }
        String hint = Nearest.to(fault.getPropertyName(), known)
                .map("Did you mean %s?"::formatted)
                .orElseGet(() -> "There are "
                        + String.join(", ", known.stream().limit(FIELDS_LISTED).toList()) + ".");
        return Problem.UNKNOWN_FIELD.at(
                path(fault), "There is no field %s here. %s".formatted(fault.getPropertyName(), hint));
    }

    private static Refusal mismatch(MismatchedInputException fault) {
        if (fault.getPath().isEmpty() && fault.getMessage().startsWith("No content")) {
            return Problem.MALFORMED.because("The body is empty.");
        }
        if (fault.getMessage().startsWith("Trailing token")) {
            return Problem.MALFORMED.because("There is something behind the end of the JSON: send one value only.");
        }
        return expected(path(fault), fault.getTargetType());
    }

    private static Refusal expected(String path, Class<?> type) {
        String subject = path.isEmpty() ? "The body" : path;
        return Problem.INVALID.at(
                path.isEmpty() ? null : path, "%s must be %s.".formatted(subject, ExpectedJson.of(type)));
    }

    /** Such as {@code lines[2].quantity}. */
    private static String path(JsonMappingException fault) {
        StringBuilder path = new StringBuilder();
        List<Reference> references = fault.getPath();
        for (Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
