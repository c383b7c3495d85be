package se.samrad.eventing.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** Says on the terminal that tests are left out and how to get them; what tests print otherwise goes to files. */
public final class Skipped {
    private static final PrintStream TERMINAL = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);

    private Skipped() {}

    /** @param missing what is not there and how to get it */
    public static void because(String missing) {
        TERMINAL.println("SKIPPED: " + missing);
    }
}
