"""The proportions of the body drawn, in fractions of its height.

Lengths are those of Drillis and Contini (1966) as Winter tabulates them in "Biomechanics
and Motor Control of Human Movement". How thick a limb is drawn is a matter of drawing.
"""

from __future__ import annotations

HIP_WIDTH = 0.191
SHOULDER_WIDTH = 0.259
THIGH = 0.245
SHANK = 0.246
ANKLE_HEIGHT = 0.039
FOOT = 0.152
UPPER_ARM = 0.186
FOREARM = 0.146
HAND = 0.108
HIP_HEIGHT = 0.530
SHOULDER_HEIGHT = 0.818
CHIN_HEIGHT = 0.870

WAIST = 0.095
"""From the hips up to where the drawn spine bends, about the middle of the lumbar spine."""
CHEST = SHOULDER_HEIGHT - HIP_HEIGHT - WAIST
"""From there up to the shoulders."""
NECK = 0.030
"""From the shoulders up to where the head turns."""
HEAD = 1 - CHIN_HEIGHT
"""From the chin to the crown."""
HEAD_CENTRE = 1 - HEAD / 2 - SHOULDER_HEIGHT - NECK

HEEL = 0.040
"""From the ankle back to the end of the heel."""
BALL = 0.075
"""From the ankle forward to the ball of the foot."""
TOE = FOOT - HEEL
"""From the ankle forward to the end of the toes."""

FOOT_HALF = 0.014
"""From the middle of the ball of the foot to where its rounded edges begin."""

HIP_JOINT_WIDTH = 0.105
"""Between the centres of the hip joints, which lie inside the width of the hips."""
SHOULDER_JOINT_WIDTH = 0.215

THICKNESS = {
    "hip": 0.052,
    "knee": 0.034,
    "ankle": 0.022,
    "heel": 0.020,
    "ball": 0.018,
    "toe": 0.013,
    "shoulder": 0.034,
    "elbow": 0.024,
    "wrist": 0.017,
    "hand": 0.018,
    "pelvis": 0.066,
    "waist": 0.060,
    "chest": 0.062,
    "neck": 0.030,
    "head": 0.062,
}
"""Half the thickness drawn at each point."""
