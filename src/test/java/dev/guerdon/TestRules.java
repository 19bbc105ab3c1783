package dev.guerdon;

import dev.guerdon.rulebook.files.RuleFiles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;

/** The rules under which a class of tests runs. */
@FunctionalInterface
public interface TestRules {
    /** The rules folder of the service under test; what a test saves there is gone when other rules are put there. */
    Path FOLDER = Path.of("target", "rules-under-test").toAbsolutePath();

    /** All of its files. */
    RuleFiles files();

    /** Names the rules of a class of tests; classes that name the same share what is in the database. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Under {
        Class<? extends TestRules> value();
    }

    /** The rules that come with Guerdon. */
    final class Starter implements TestRules {
        @Override
        public RuleFiles files() {
            return RuleFiles.read(Path.of("rules"));
        }
    }
}
