package fr.conciergerie.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Pictures of events in the demonstration: drawn here, so that they are nobody else's and show nobody. */
final class DemoPictures {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final Color SAND = new Color(0xf3ece0);
    private static final Color GREEN = new Color(0x1f5140);
    private static final Color TERRACOTTA = new Color(0xb3552f);

    private DemoPictures() {}

    /** A bicycle on its way. */
    static byte[] bicycle() {
        return drawn(pen -> {
            pen.setStroke(new BasicStroke(20, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.setColor(GREEN);
            pen.drawOval(270, 270, 260, 260);
            pen.drawOval(670, 270, 260, 260);
            var frame = new Path2D.Double();
            frame.moveTo(400, 400);
            frame.lineTo(500, 220);
            frame.lineTo(740, 220);
            frame.lineTo(590, 400);
            frame.closePath();
            frame.moveTo(480, 170);
            frame.lineTo(590, 400);
            frame.moveTo(720, 150);
            frame.lineTo(800, 400);
            pen.setColor(TERRACOTTA);
            pen.draw(frame);
            pen.setColor(GREEN);
            pen.drawLine(440, 165, 520, 165);
            pen.drawLine(720, 150, 790, 140);
            pen.setStroke(new BasicStroke(8));
            pen.drawLine(150, 545, 1050, 545);
        });
    }

    private static byte[] drawn(Consumer<Graphics2D> hand) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(SAND);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        hand.accept(pen);
        pen.dispose();
        try (var png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
