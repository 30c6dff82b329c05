"""What Terroir knows of places, to look through and to try."""
