"""A drill's pose in joint angles, drawn as SVG or in braille."""
