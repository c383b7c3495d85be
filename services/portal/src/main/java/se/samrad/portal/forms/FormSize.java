package se.samrad.portal.forms;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samrad.portal.PortalSettings;

/** How much a form with files may bring, by what a file may be. */
@Configuration(proxyBeanMethods = false)
class FormSize {
    @Bean
    MultipartConfigElement multipart(PortalSettings settings) {
        long atOnce = settings.files().atOnce();
        return new MultipartConfigElement("", atOnce, atOnce, 0);
    }
}
