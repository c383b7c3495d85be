package se.samrad.standalone.mongo;

import java.util.regex.Pattern;
import se.samrad.standalone.Refusal;

/** A server that somebody else runs. */
public record GivenMongo(String given) implements Mongo {
    private static final Pattern URI = Pattern.compile("(mongodb(?:\\+srv)?://)([^/?]+)(?:/([^?]*))?(?:\\?(.*))?");

    @Override
    public Engine engine() {
        return Engine.EXTERNAL;
    }

    /** The given address with another database. Who logs in is still looked up where the given address said. */
    @Override
    public String uri(String database) {
        var parts = URI.matcher(given);
        if (!parts.matches()) {
            throw new Refusal("SPRING_MONGODB_URI ska börja med mongodb:// eller mongodb+srv:// och namnge en server.");
        }
        var servers = parts.group(2);
        var ownDatabase = parts.group(3) == null ? "" : parts.group(3);
        var options = parts.group(4) == null ? "" : parts.group(4);
        boolean logsIn = servers.contains("@") && !options.contains("authSource=");
        if (logsIn) {
            var source = "authSource=" + (ownDatabase.isEmpty() ? "admin" : ownDatabase);
            options = options.isEmpty() ? source : options + "&" + source;
        }
        return parts.group(1) + servers + "/" + database + (options.isEmpty() ? "" : "?" + options);
    }

    @Override
    public void close() {
        // not ours to stop
    }
}
