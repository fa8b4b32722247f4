"""What both services promise: the models, and the callback that FastAPI puts into /openapi.json."""

from typing import Union

from fastapi import APIRouter
from pydantic import BaseModel


class Invoice(BaseModel):
    id: str
    title: Union[str, None] = None
    customer: str
    total: float


class InvoiceEvent(BaseModel):
    description: str
    paid: bool


class InvoiceEventReceived(BaseModel):
    ok: bool


# Never served by this API: it describes what the caller has to serve.
invoice_callbacks = APIRouter()


@invoice_callbacks.post(
    "{$callback_url}/invoices/{$request.body.id}", response_model=InvoiceEventReceived
)
def invoice_notification(body: InvoiceEvent):
    pass
