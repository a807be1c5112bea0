"""What every address may answer: its own shape, or a problem."""

from typing import Any

from zhendan.faces.web.api.shapes import Problem

_PROBLEMS = (400, 401, 403, 404, 409, 413, 422)


def replies(shape: Any) -> dict[int, Any]:
    """The shape of success beside the problems; every problem has one shape."""
    return {200: shape} | dict.fromkeys(_PROBLEMS, Problem)


BYTES = {
    "responses": {
        200: {
            "description": "The bytes of the file",
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
            },
        }
    }
}
"""A file, saved and never shown."""

ONCE = {
    "parameters": [
        {
            "in": "header",
            "name": "Idempotency-Key",
            "required": False,
            "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,200}$"},
            "description": "The same key with the same body is done once and answered alike for "
            "24 hours; with another body it is refused (409).",
        }
    ]
}
"""An act that a program may send again without doing it again."""
