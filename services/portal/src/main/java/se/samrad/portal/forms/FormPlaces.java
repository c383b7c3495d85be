package se.samrad.portal.forms;

import java.util.HashMap;
import java.util.Map;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * How many forms with files there may be at once, and how much of them. Who has an account is never turned away for what others
 * do; those without one share what there is for them.
 */
@Component
public class FormPlaces {
    private static final String WITHOUT_ACCOUNT = "";

    /** There are as many as there may be. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Taken(int forms, long keptBytes) {
        private static final Taken NONE = new Taken(0, 0);
    }

    private final FormSettings settings;
    private final Map<String, Taken> taken = new HashMap<>();

    FormPlaces(FormSettings settings) {
        this.settings = settings;
    }

    /** A place for one form, of whoever sends it. */
    Place take() {
        Place place = new Place(account());
        place.add(1, 0);
        return place;
    }

    private static String account() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken)
            return WITHOUT_ACCOUNT;
        return who.getName();
    }

    final class Place implements AutoCloseable {
        private final String whose;
        private long keptBytes;
        private boolean closed;

        private Place(String whose) {
            this.whose = whose;
        }

        /** @throws Full when that is more than may be kept */
        void keep(int bytes) {
            add(0, bytes);
            keptBytes += bytes;
        }

        private void add(int forms, long bytes) {
            boolean account = !whose.equals(WITHOUT_ACCOUNT);
            int formsMax = account ? settings.perAccountMax() : settings.withoutAccountMax();
            long keptMax = (account ? settings.perAccountKeptMax() : settings.withoutAccountKeptMax()).toBytes();
            synchronized (taken) {
                Taken now = taken.getOrDefault(whose, Taken.NONE);
                Taken then = new Taken(now.forms() + forms, now.keptBytes() + bytes);
                if (then.forms() > formsMax || then.keptBytes() > keptMax) throw new Full();
                taken.put(whose, then);
            }
        }

        @Override
        public void close() {
            if (closed) return;
            closed = true;
            synchronized (taken) {
                taken.computeIfPresent(
                        whose,
                        (who, now) ->
                                now.forms() == 1 ? null : new Taken(now.forms() - 1, now.keptBytes() - keptBytes));
            }
        }
    }
}
