package dev.guerdon.rulebook.language;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says why no form of a verb takes what stands in its brackets: the usual slips by name, anything else by the forms there are. */
final class MisusedVerb {
    private static final Pattern NUMBER = Pattern.compile("\\s*[-+]?\\d+(\\.\\d+)?\\s*");
    private static final Pattern LAST_THREE_DIGITS = Pattern.compile("\\d{3}(\\.\\d+)?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int THOUSAND = 1000;

    private final RuleText.Statement statement;
    private final List<VerbSignature> forms;
    private final List<Typed> arguments;

    private MisusedVerb(RuleText.Statement statement, List<VerbSignature> forms, List<Typed> arguments) {
        this.statement = statement;
        this.forms = forms;
        this.arguments = arguments;
    }

    static SyntaxError of(RuleText.Statement statement, List<VerbSignature> forms, List<Typed> arguments) {
        return new MisusedVerb(statement, forms, arguments).error();
    }

    private SyntaxError error() {
        return commaInNumber()
                .or(() -> slips().findFirst())
                .orElseGet(() -> new SyntaxError(statement.at(), "write it as " + written() + ", not with " + given()));
    }

    /** {@code 1,500} or {@code 12,50} where no form takes two numbers. */
    private Optional<SyntaxError> commaInNumber() {
        return IntStream.range(1, arguments.size())
                .filter(index -> forms.stream().noneMatch(form -> takesTwoNumbers(form, index)))
                .mapToObj(this::commaInNumber)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<SyntaxError> commaInNumber(int index) {
        String before = text(index - 1);
        if (goesOnWithThreeDigits(index)) {
            String groups = IntStream.range(index, arguments.size())
                    .mapToObj(this::text)
                    .takeWhile(text -> LAST_THREE_DIGITS.matcher(text).matches())
                    .collect(joining(","));
            return slip(index - 1, CommaInNumber.forGroups(before, groups));
        }
        return isWrittenAsOneNumber(index)
                ? slip(index - 1, CommaInNumber.forPoint(before, text(index)))
                : Optional.empty();
    }

    /** Without a blank, and with digits only behind the comma. */
    private boolean isWrittenAsOneNumber(int index) {
        Position before = statement.arguments().get(index - 1).at();
        Position after = statement.arguments().get(index).at();
        return statement.arguments().get(index - 1) instanceof Expression.Figure
                && DIGITS.matcher(text(index)).matches()
                && after.line() == before.line()
                && after.column() == before.column() + text(index - 1).length() + 1;
    }

    private boolean takesTwoNumbers(VerbSignature form, int index) {
        return form.parameters().size() == arguments.size()
                && Type.of(form.parameters().get(index - 1)).isNumber()
                && Type.of(form.parameters().get(index)).isNumber();
    }

    private boolean goesOnWithThreeDigits(int index) {
        return arguments.get(index - 1).constant() instanceof Long before
                && before > 0
                && before < THOUSAND
                && LAST_THREE_DIGITS.matcher(text(index)).matches();
    }

    /** Of the forms that take as many, and with which only what slipped is wrong. */
    private Stream<SyntaxError> slips() {
        return forms.stream()
                .filter(form -> form.parameters().size() == arguments.size())
                .map(this::slips)
                .filter(slips -> slips.stream().allMatch(Optional::isPresent))
                .flatMap(slips -> slips.stream().flatMap(Optional::stream));
    }

    private List<Optional<SyntaxError>> slips(VerbSignature form) {
        return IntStream.range(0, arguments.size())
                .filter(i -> !StatementChecker.takes(Type.of(form.parameters().get(i)), arguments.get(i)))
                .mapToObj(i -> slip(form, i))
                .toList();
    }

    private Optional<SyntaxError> slip(VerbSignature form, int index) {
        Type wanted = Type.of(form.parameters().get(index));
        Typed given = arguments.get(index);
        if (wanted.isNumber() && given.constant() instanceof String word && isNumber(word)) {
            return slip(index, "numbers stand without quotes: write " + word.strip());
        } else if (wanted.is(Type.Kind.WHOLE) && given.type().is(Type.Kind.DECIMAL)) {
            return slip(index, "propose." + form + " takes whole numbers only" + notThisOne(index));
        } else if (wanted.is(Type.Kind.TEXT)
                && given.constant() != null
                && given.type().isNumber()) {
            return slip(index, "words stand in quotes: write \"" + text(index) + "\"");
        }
        return Optional.empty();
    }

    private static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    private String notThisOne(int index) {
        return arguments.get(index).constant() instanceof BigDecimal number
                ? ", not " + number.toPlainString()
                : ", and " + text(index) + " may have decimals";
    }

    private Optional<SyntaxError> slip(int index, String sentence) {
        return Optional.of(new SyntaxError(statement.arguments().get(index).at(), sentence));
    }

    private String text(int index) {
        return statement.arguments().get(index).toString();
    }

    private String written() {
        return forms.stream().map(form -> "propose." + form).collect(joining(" or "));
    }

    private String given() {
        return arguments.isEmpty()
                ? "nothing"
                : arguments.stream().map(each -> each.type().title()).collect(joining(", "));
    }
}
