package se.samrad.portal.forms;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;

/** What a page with forms does again and again: read, show the form as it was left, write, go back or go on. */
@Component
public class Desk {
    private final Backend backend;
    private final KeptForms kept;

    Desk(Backend backend, KeptForms kept) {
        this.backend = backend;
        this.kept = kept;
    }

    public Backend backend() {
        return backend;
    }

    public <T> T read(Visit visit, Service service, Target target, Class<T> type) {
        return backend.read(visit.caller(), service, target, type);
    }

    public <T> Listing<T> list(Visit visit, Target target, Class<T> item) {
        return backend.list(visit.caller(), Service.STATUS, target, item);
    }

    public <T> List<T> items(Visit visit, Target target, Class<T> item) {
        return list(visit, target, item).items();
    }

    public Form show(Visit visit, Supplier<Form> fresh) {
        return kept.show(visit.request(), visit.model(), visit.say(), fresh);
    }

    /** Whether something is kept that was typed on this page; not when its writer starts over. */
    public boolean keeps(Visit visit) {
        return kept.left(visit.request()).isPresent();
    }

    /** Asks a service to do something; false when it was not done, and the form then says why. */
    public boolean done(
            Visit visit,
            Form form,
            String method,
            Service service,
            Target target,
            @Nullable Object body,
            String act,
            Map<String, String> fields) {
        return form.took(write(visit, form, method, service, target, body, act, Void.class), visit.say(), fields);
    }

    /**
     * Makes something at an address that nothing stands at yet.
     *
     * @param field in which the address is typed, or what it is made of
     * @param taken what to say there when something stands there already
     */
    public boolean made(
            Visit visit,
            Form form,
            Service service,
            Target target,
            Object body,
            Map<String, String> fields,
            String field,
            String taken) {
        form.put(Form.VERSION, 0);
        Outcome<Void> made = write(visit, form, "PUT", service, target, body, "put", Void.class);
        if (made instanceof Outcome.Refused<Void> refused
                && "version-mismatch".equals(refused.problem().reason())) {
            form.wrong(field, taken);
            return false;
        }
        return form.took(made, visit.say(), fields);
    }

    public <T> Outcome<T> write(
            Visit visit,
            Form form,
            String method,
            Service service,
            Target target,
            @Nullable Object body,
            String act,
            Class<T> type) {
        Caller caller = visit.caller();
        return backend.write(caller, method, service, target, body, form.headers(act), type);
    }

    /** Keeps for its page what is left of a form of which a part was sent. */
    public void keep(Visit visit, Form left) {
        kept.keep(visit.request(), visit.path(), left);
    }

    public String back(Visit visit, Form form) {
        return kept.back(visit.request(), form);
    }

    public String next(Visit visit, String next, String text) {
        return kept.done(visit.request(), next, text);
    }

    public String next(Visit visit, String next, String text, String href, String link) {
        return kept.done(visit.request(), next, text, href, link);
    }
}
