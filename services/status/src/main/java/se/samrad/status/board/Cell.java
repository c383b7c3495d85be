package se.samrad.status.board;

import java.time.LocalDate;

/** What stands in one place of a table that is saved as a file. */
sealed interface Cell {
    /** Words. */
    record Text(String text) implements Cell {}

    /** A day in Sweden. */
    record Day(LocalDate day) implements Cell {}

    /** A count. */
    record Number(long number) implements Cell {}

    /** As it is written where there is but text. */
    default String words() {
        return switch (this) {
            case Text text -> text.text();
            case Day day -> day.day().toString();
            case Number number -> Long.toString(number.number());
        };
    }
}
