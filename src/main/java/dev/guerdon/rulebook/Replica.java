package dev.guerdon.rulebook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** This service among all that work on the same database. */
final class Replica {
    /** Host and process. */
    static final String NAME = host() + ":" + ProcessHandle.current().pid();

    private Replica() {}

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
