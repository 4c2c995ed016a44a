package fr.conciergerie.demo;

import fr.conciergerie.organisations.Identities;
import fr.conciergerie.organisations.IdentityDetails;
import fr.conciergerie.organisations.IdentityDetails.DataProtection;
import fr.conciergerie.organisations.IdentityDetails.Enterprise;
import fr.conciergerie.organisations.IdentityDetails.Host;
import fr.conciergerie.organisations.IdentityDetails.Mediator;
import fr.conciergerie.organisations.TermsOfSale;
import fr.conciergerie.shared.Siret;
import fr.conciergerie.shared.VatNumber;
import fr.conciergerie.web.Actor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** Who runs the demonstration: made up to the last digit, so that its tickets look as a real one's. */
@Component
class DemoIdentity {

    private static final int SIDE = 240;
    private static final Color GREEN = new Color(0x1f5140);
    private static final Color TERRACOTTA = new Color(0xb3552f);

    private final Identities identities;
    private final TermsOfSale terms;

    DemoIdentity(Identities identities, TermsOfSale terms) {
        this.identities = identities;
        this.terms = terms;
    }

    void load(Actor manager) {
        identities.say(
                manager,
                new IdentityDetails(
                        new Enterprise(
                                "La Conciergerie Solidaire 33",
                                "SCIC SA au capital variable de 50 000 €",
                                "RCS de démonstration",
                                new Siret("99333333500012"),
                                new VatNumber("FR64993333335"),
                                "1 place de la Démonstration",
                                "33000",
                                "Bordeaux",
                                "05 36 49 00 33",
                                "bonjour@conciergerie.example",
                                "Camille Exemple, présidente"),
                        new Host("Hébergeur Exemple SAS", "2 rue du Modèle, 33000 Bordeaux", "05 36 49 00 44"),
                        new Mediator(
                                "Médiation Exemple de la consommation",
                                "3 rue du Modèle, 33000 Bordeaux",
                                "https://mediation.example"),
                        new DataProtection("Déléguée à la protection des données", "donnees@conciergerie.example")),
                0);
        identities.showLogo(logo());
        terms.publish(manager, terms.earliestDay(), text(), 1);
    }

    private static String text() {
        try (var file = Objects.requireNonNull(DemoIdentity.class.getResourceAsStream("/demo/terms-of-sale.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A house with a key hole. */
    private static byte[] logo() {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(GREEN);
        pen.fill(new Polygon(
                new int[] {120, 226, 206, 206, 34, 34, 14}, new int[] {14, 104, 104, 226, 226, 104, 104}, 7));
        pen.setColor(Color.WHITE);
        pen.fillOval(92, 96, 56, 56);
        pen.fillRect(110, 140, 20, 60);
        pen.setColor(TERRACOTTA);
        pen.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {12, 12}, 0));
        pen.drawLine(50, 212, 190, 212);
        pen.dispose();
        try (var png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
