package se.samrad.portal.frame;

import org.jspecify.annotations.Nullable;

/** Pages are counted from 1 for people and from 0 for services; anything that is not a page is the first one. */
public final class PageNumber {
    private PageNumber() {}

    public static int of(@Nullable String number) {
        return number != null && number.matches("[1-9]\\d{0,4}") ? Integer.parseInt(number) - 1 : 0;
    }
}
