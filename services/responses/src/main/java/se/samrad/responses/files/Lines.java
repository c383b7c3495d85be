package se.samrad.responses.files;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Ids;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;

/**
 * How many lines may be open by which files come. Each holds memory for as long as its sender likes. Who has an account is never
 * turned away for what others do; those without one share what there is for them.
 */
@Component
public class Lines {
    private static final String WITHOUT_ACCOUNT = "";

    private final FileSettings settings;
    private final Map<String, Integer> open = new HashMap<>();

    Lines(FileSettings settings) {
        this.settings = settings;
    }

    /**
     * Has a file come on a line that is open until it has.
     *
     * @throws Rejected unavailable when there are as many as there may be
     */
    public <T> T on(Caller caller, Supplier<T> coming) {
        boolean account = !caller.id().equals(FilesController.ANONYMOUS) && !Ids.withoutAccount(caller.id());
        String whose = account ? caller.id() : WITHOUT_ACCOUNT;
        int most = account ? settings.linesPerAccountMax() : settings.linesWithoutAccountMax();
        synchronized (open) {
            int now = open.getOrDefault(whose, 0);
            if (now >= most) throw Rejected.unavailable(account ? "many-lines-of-one" : "many-lines");
            open.put(whose, now + 1);
        }
        try {
            return coming.get();
        } finally {
            close(whose);
        }
    }

    private void close(String whose) {
        synchronized (open) {
            open.computeIfPresent(whose, (who, lines) -> lines == 1 ? null : lines - 1);
        }
    }
}
