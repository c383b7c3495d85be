package se.samrad.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where readers find the portal, and ids that are this site's own for all time. */
@Component
public class PublicSite {
    private final String baseUrl;
    private final String operator;

    PublicSite(@Value("${samrad.base-url}") String baseUrl, @Value("${samrad.operator.name:}") String operator) {
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        this.operator = operator;
    }

    /** @param path with a slash first */
    public String link(String path) {
        return baseUrl + path;
    }

    /** Who answers for what is published. */
    public String author() {
        return operator.isBlank() ? "Samråd" : operator;
    }

    /** Made of the address and the path, so that two sites with the same news are not taken for one. */
    public UUID id(String path) {
        return UUID.nameUUIDFromBytes(link(path).getBytes(StandardCharsets.UTF_8));
    }
}
