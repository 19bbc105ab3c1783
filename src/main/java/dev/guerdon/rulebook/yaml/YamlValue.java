package dev.guerdon.rulebook.yaml;

import dev.guerdon.rulebook.Invisible;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A value of a YAML file: what stands where. A value of another kind than asked for is reported and counts as missing. */
public final class YamlValue {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,12})?");
    private static final Pattern TOO_LARGE = Pattern.compile("-?[1-9][0-9]{18,}(\\.[0-9]+)?");
    private static final Pattern WITH_EXPONENT = Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?[eE][-+]?[0-9]+");
    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_SENTENCE = 500;

    /** The name of the value that is the whole file. */
    static final String FILE = "The file";

    private static final String ITEM = "The item";

    private final YamlFile file;
    private final String name;
    private final Node node;

    YamlValue(YamlFile file, String name, Node node) {
        this.file = file;
        this.name = name;
        this.node = node;
    }

    /** Its path within the file, such as {@code points.cost}. */
    public String name() {
        return name;
    }

    /** From 1. */
    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** From 1. */
    public int column() {
        return node.getStartMark().getColumn() + 1;
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Reports that something is wrong with this value. */
    public void report(String sentence) {
        file.report(node, sentence);
    }

    /** Its entries; none when it is left empty. */
    public YamlMap map() {
        if (node instanceof MappingNode map) {
            return new YamlMap(file, prefix(), map);
        }
        if (!isNothing()) {
            report(name + " must have keys with values, such as \"key: value\".");
        }
        return YamlMap.missing(file, prefix());
    }

    /** Its items; none when it is left empty. */
    public List<YamlValue> list() {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream()
                    .map(item -> new YamlValue(file, isUnnamed() ? ITEM : name, item))
                    .toList();
        }
        if (!isNothing()) {
            report(name + " must be a list, such as [a, b].");
        }
        return List.of();
    }

    /** What is written there, where that is a text; nothing is reported. */
    public Optional<String> written() {
        return node instanceof ScalarNode scalar && !isNothing() ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** Its text, quoted or not, at most {@code longest} characters. */
    public Optional<String> text(int longest) {
        if (!(node instanceof ScalarNode scalar) || isNothing()) {
            report(name + " must be a text.");
            return Optional.empty();
        }
        String text = scalar.getValue();
        if (text.isBlank() || text.length() > longest) {
            report(name + " must have 1 to " + longest + " characters.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** A name: one line of at most 100 characters, without blanks around it. */
    public Optional<String> word() {
        return text(LONGEST_WORD).filter(text -> {
            boolean isWord = text.equals(text.strip()) && text.chars().noneMatch(Character::isISOControl);
            Optional<String> advice = Invisible.adviceOn(text);
            if (!isWord) {
                report(name + " must be one line without blanks around it.");
            } else {
                advice.ifPresent(sentence -> report("In " + name + " " + sentence + "."));
            }
            return isWord && advice.isEmpty();
        });
    }

    /** A text of at most 500 characters, such as the name of a rule. */
    public Optional<String> sentence() {
        return text(LONGEST_SENTENCE);
    }

    /** Whether it is this very word; nothing is reported. */
    public boolean isWord(String word) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(word);
    }

    /** A whole number within bounds. */
    public Optional<Long> whole(long least, long most) {
        Optional<String> digits = plain().filter(text -> WHOLE.matcher(text).matches());
        if (digits.isEmpty()) {
            reportNumber("a whole number");
            return Optional.empty();
        }
        long number = Long.parseLong(digits.get());
        if (number < least || number > most) {
            report(name + " must be from " + least + " to " + most + ", not " + number + ".");
            return Optional.empty();
        }
        return Optional.of(number);
    }

    /** An exact decimal number within bounds. */
    public Optional<BigDecimal> decimal(BigDecimal least, BigDecimal most, int decimals) {
        Optional<String> digits = plain().filter(text -> DECIMAL.matcher(text).matches());
        if (digits.isEmpty()) {
            reportNumber("a number");
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(digits.get());
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            report(name + " must be from " + least.toPlainString() + " to " + most.toPlainString() + ", not "
                    + number.toPlainString() + ".");
            return Optional.empty();
        } else if (number.stripTrailingZeros().scale() > decimals) {
            report(name + " must have at most " + decimals + " decimals.");
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private void reportNumber(String wanted) {
        String written = plain().orElse("");
        if (TOO_LARGE.matcher(written).matches()) {
            report(name + " is too large: a number has at most 18 digits.");
        } else if (WITH_EXPONENT.matcher(written).matches()) {
            report(name + " must be written without an exponent, such as 1000 instead of 1e3.");
        } else if (written.isEmpty()) {
            report(name + " must be " + wanted + ", without quotes.");
        } else {
            report(name + " must be " + wanted + " and nothing else: " + written + " is none.");
        }
    }

    /** A day such as {@code 2026-06-01}. */
    public Optional<LocalDate> day() {
        Optional<String> text = word();
        Optional<LocalDate> day = text.flatMap(Dates::day);
        if (text.isPresent() && day.isEmpty()) {
            report(name + " must be a day such as 2026-06-01.");
        }
        return day;
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> yesOrNo() {
        Optional<Boolean> answer = plain().flatMap(text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
        if (answer.isEmpty()) {
            report(name + " must be true or false.");
        }
        return answer;
    }

    boolean isNothing() {
        return YamlFile.isNothing(node);
    }

    private Optional<String> plain() {
        return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private String prefix() {
        return isUnnamed() ? "" : name + ".";
    }

    private boolean isUnnamed() {
        return name.equals(FILE) || name.equals(ITEM);
    }
}
