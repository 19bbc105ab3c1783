package dev.guerdon;

import dev.guerdon.cli.Commands;
import dev.guerdon.start.CannotStart;
import dev.guerdon.start.Service;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The way in: without words the service starts, with words it is the command line, which boots nothing. */
@QuarkusMain
public final class Guerdon {
    private Guerdon() {}

    public static void main(String... words) {
        if (words.length > 0) {
            Logger.getLogger("").setLevel(Level.INFO); // or else the engine puts into words whatever it does
            System.exit(Commands.run(words));
        }
        try {
            Service.run();
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
