package se.samrad.standalone.structure;

import java.util.Set;
import java.util.TreeSet;

/** The pages and forms of the portal, as its code declares them. */
public final class PortalPages {
    private PortalPages() {}

    /** Each as {@code GET /remisser/{id}}. What is for programs stands in {@code openapi.yaml} and its matrix. */
    public static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (Handler handler : Handler.all()) {
            if (handler.service().equals("portal") && !handler.path().startsWith("/api/")) {
                routes.add(handler.verb() + " " + handler.path());
            }
        }
        return routes;
    }
}
