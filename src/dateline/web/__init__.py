"""The record in a browser, and as an HTTP API.

- ``app``: the application factory; ``serve``: the server that ``dateline serve`` starts
- ``desk``: what every request shares; ``deps``: what a route asks for
- ``problems``: every error in one shape; ``guard``: what is let in, and the headers of every answer
- ``api``: ``/api/v1``; ``pages``: HTML; ``templates`` and ``static``: their files
"""
